select outreach.*, reference.ref
from outreach
join reference on reference.slice = 'outreach' and reference.record = outreach.id
