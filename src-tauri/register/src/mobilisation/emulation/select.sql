select emulation.*, reference.ref
from emulation
join reference on reference.slice = 'emulation' and reference.record = emulation.id
