-- The journal's entries that say what the paper said: its own, of what joins people to it, of the people who stand nowhere
-- else, of the matter that is its own, of what was sent out with it and of the papers made of it.
select journal.id
from journal
where journal.table_name = 'petition' and journal.row = :petition
   or journal.table_name = 'petition_person' and coalesce(
          json_extract(journal.after, '$.petition'), json_extract(journal.before, '$.petition')
      ) = :petition
   or journal.table_name = 'person' and journal.row in (select value from json_each(:cleared, '$.people'))
   or journal.table_name = 'matter' and journal.row = json_extract(:cleared, '$.matter')
   or journal.table_name = 'referral' and journal.row in (select id from referral where referral.petition = :petition)
   or journal.table_name = 'paper' and journal.row in (
          select paper.id
          from paper
          join reference on reference.id = paper.about
          where reference.slice = 'petition' and reference.record = :petition
      )
order by journal.id
