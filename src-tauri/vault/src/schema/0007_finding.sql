-- What is entered in the search index is entered there by name: a trigger made the engine write the index out after every
-- single row, and an old book of thousands of rows waited for that.
drop trigger finding_added;
drop trigger finding_removed;
drop trigger finding_changed;
