select hamlet.*, reference.ref
from hamlet
join reference on reference.slice = 'hamlet' and reference.record = hamlet.id
