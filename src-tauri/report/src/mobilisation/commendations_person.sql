-- Số cá nhân được khen thưởng trong kỳ.
select count(*)
from emulation_log
where awarded and holder_kind = 'person'
