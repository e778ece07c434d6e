-- Số cuộc thanh tra trách nhiệm đã ban hành kết luận: việc của bộ, ngành, tỉnh, không phát sinh ở cấp xã nên luôn bằng 0.
select count(*)
from outreach_in
where false
