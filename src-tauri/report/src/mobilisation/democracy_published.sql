-- Số nội dung công khai để nhân dân biết.
select count(*)
from democracy_log
where kind = 'publish'
