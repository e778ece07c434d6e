-- Số cá nhân chuyển cơ quan điều tra qua thanh tra trách nhiệm: việc của bộ, ngành, tỉnh, không phát sinh ở cấp xã nên luôn bằng 0.
select count(*)
from outreach_in
where false
