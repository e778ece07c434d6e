-- What the clerk has answered about, beside one record.
select other.ref
from reference as own
join decision on decision.first = own.id
join reference as other on other.id = decision.second
where own.ref = :own
union
select other.ref
from reference as own
join decision on decision.second = own.id
join reference as other on other.id = decision.first
where own.ref = :own
