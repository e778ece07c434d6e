-- Diện tích đất hiến.
select sum(land)
from contribution_log
where true
