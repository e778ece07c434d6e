-- Số phong trào thi đua phát động trong kỳ.
select count(*)
from emulation_log
where not awarded
