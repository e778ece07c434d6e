insert into close (
    id, period, revision, sent_on, figures, closed_on, from_day, to_day, unit, regime, sentence, code, summary, annex,
    files
)
values (
    :id, :period, :revision, :sent_on, :figures, :closed_on, :from, :to, :unit, :regime, :sentence, :code, :summary,
    :annex, :files
)
