-- Số lớp, hội nghị tập huấn, tuyên truyền pháp luật về tiếp công dân, khiếu nại, tố cáo.
select count(*)
from outreach_in
where about_reception
