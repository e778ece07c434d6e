-- Số mô hình “Dân vận khéo” đã được công nhận tính đến ngày cuối kỳ.
select count(*)
from model_log
where recognised_by_then
