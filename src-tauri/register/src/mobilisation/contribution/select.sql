select contribution.*, reference.ref
from contribution
join reference on reference.slice = 'contribution' and reference.record = contribution.id
