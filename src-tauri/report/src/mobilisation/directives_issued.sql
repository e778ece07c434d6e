-- Số văn bản chỉ đạo trong kỳ.
select count(*)
from directive_log
where kind = 'document'
