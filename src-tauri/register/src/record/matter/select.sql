select matter.*, reference.ref
from matter
join reference on reference.slice = 'matter' and reference.record = matter.id
