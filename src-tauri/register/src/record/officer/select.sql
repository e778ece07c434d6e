select officer.*, reference.ref
from officer
join reference on reference.slice = 'officer' and reference.record = officer.id
