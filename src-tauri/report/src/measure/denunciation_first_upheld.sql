-- Số kết luận về tố cáo lần đầu: đúng.
select count(*)
from decision_in
where kind = 'denunciation' and level = 'first' and outcome = 'upheld'
