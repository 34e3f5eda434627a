balise.take("d0","5705da",[["en/first.html","The \u003conly> page",0,"","It has \"quotes\" & more.",[],0],
["en/audiences/everyone.html","Everyone",1,"","",[],0]])
