balise.take("f0","cff02e","	everyone	has	more	one	only	page	quotes	text	the	word")
