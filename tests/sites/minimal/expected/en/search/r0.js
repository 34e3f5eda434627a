balise.take("r0","04ed1f","	drow	egap	eht	eno	enoyreve	erom	sah	setouq	txet	ylno")
