-- Số nội dung nhân dân kiểm tra, giám sát.
select count(*)
from democracy_log
where kind = 'supervise'
