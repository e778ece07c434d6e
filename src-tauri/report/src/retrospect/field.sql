-- The petitions received in the period, each with its field.
select petition.id, petition.field
from petition_in
join petition on petition.id = petition_in.id
where petition_in.received
