balise.take("e0","d6c172","	everyone #+$H	has #5	it #5	more #5	one #>	only #B	page #B	quotes #5	text #(	the #B	word #>")
