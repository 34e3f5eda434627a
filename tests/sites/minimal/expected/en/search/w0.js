balise.take("w0","e328a3","	everyone #+$I	has #6	it #6	more #6	one #>	only #C	page #C	quotes #6	text #(	the #C	word #>")
