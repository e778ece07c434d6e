-- Số mô hình “Dân vận khéo” đăng ký trong kỳ.
select count(*)
from model_log
where registered
