-- Số mô hình “Dân vận khéo” còn duy trì vào ngày cuối kỳ.
select count(*)
from model_log
where standing
