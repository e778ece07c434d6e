-- Số văn bản quản lý, chỉ đạo hủy bỏ: việc của bộ, ngành, tỉnh, không phát sinh ở cấp xã nên luôn bằng 0.
select count(*)
from outreach_in
where false
