-- Số kết luận về tố cáo lần đầu: có đúng có sai.
select count(*)
from decision_in
where kind = 'denunciation' and level = 'first' and outcome = 'partly'
