-- Số kết luận về tố cáo lần đầu: sai.
select count(*)
from decision_in
where kind = 'denunciation' and level = 'first' and outcome = 'rejected'
