-- Số lượt khen thưởng trong kỳ.
select count(*)
from emulation_log
where awarded
