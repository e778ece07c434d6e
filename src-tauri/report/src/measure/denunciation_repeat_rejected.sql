-- Số kết luận về tố cáo tiếp: sai.
select count(*)
from decision_in
where kind = 'denunciation' and level = 'repeat' and outcome = 'rejected'
