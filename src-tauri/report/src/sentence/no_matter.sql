-- The papers received in the period that no matter stands behind: the number of matters is that of the others.
select count(*)
from petition_in
where received and matter is null
