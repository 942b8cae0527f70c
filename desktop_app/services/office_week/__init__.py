"""The subject of the office's week: week and month plan, chronicle, items of agendas."""
