-- Số kết luận về tố cáo tiếp: có đúng có sai.
select count(*)
from decision_in
where kind = 'denunciation' and level = 'repeat' and outcome = 'partly'
