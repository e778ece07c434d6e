-- Số người dự các lớp, hội nghị về tiếp công dân, khiếu nại, tố cáo.
select sum(people)
from outreach_in
where about_reception
