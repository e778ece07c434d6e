-- Số tài liệu đã phát khi tuyên truyền, phổ biến pháp luật.
select sum(documents)
from outreach_log
where true
