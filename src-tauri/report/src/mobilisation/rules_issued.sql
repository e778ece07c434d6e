-- Số quy chế nội bộ ban hành trong kỳ.
select count(*)
from rule_log
where true
