-- Số nội dung nhân dân tham gia ý kiến.
select count(*)
from democracy_log
where kind = 'consult'
