-- Số hộ hiến đất, cộng theo từng đợt.
select sum(land_households)
from contribution_log
where true
