balise.take("e0","7b7378","	everyone #+$H	has #9	it #9	more #9	one #>	only #B	page #B	quotes #9	text #+	the #B	word #>")
