-- Số mô hình “Dân vận khéo” được công nhận trong kỳ.
select count(*)
from model_log
where recognised
