-- Số quy chế nội bộ ban hành trong kỳ đã công khai.
select count(*)
from rule_log
where published
