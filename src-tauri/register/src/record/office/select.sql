select office.*, reference.ref
from office
join reference on reference.slice = 'office' and reference.record = office.id
