-- Số người dân tộc thiểu số dự tuyên truyền, phổ biến pháp luật.
select sum(minority)
from outreach_log
where true
