select dialogue.*, reference.ref
from dialogue
join reference on reference.slice = 'dialogue' and reference.record = dialogue.id
