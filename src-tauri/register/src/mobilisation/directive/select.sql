select directive.*, reference.ref
from directive
join reference on reference.slice = 'directive' and reference.record = directive.id
