"""Settings of health: the models of the groups, edited with their effect beside them."""
