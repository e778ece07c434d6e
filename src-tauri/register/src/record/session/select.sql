select session.*, reference.ref
from session
join reference on reference.slice = 'session' and reference.record = session.id
